"""The nucleolus and its kin: found with a guide, decided in whole numbers, proved level by level."""
