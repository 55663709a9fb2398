"""The upper floor: shows what the core knows, and passes on what the person does."""

from gui.immortal import keep_truths

keep_truths()
