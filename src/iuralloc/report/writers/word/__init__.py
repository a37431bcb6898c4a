"""What the Word annex is made of: styles, pages, tables, the archive, and an office's own template."""
