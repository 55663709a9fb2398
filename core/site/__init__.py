"""Pages made of blocks, a theme, and the folder of plain files that comes of them."""
