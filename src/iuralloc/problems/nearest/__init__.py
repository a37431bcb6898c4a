"""The nearest division that keeps bounds, the proof that none is nearer, and the proof that bounds clash."""
