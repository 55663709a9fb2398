"""The upper floor: shows what the core knows, and passes on what the person does."""
