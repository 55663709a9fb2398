"""How the window looks: named colours, one small style sheet, one scale of spaces, icons, letters."""
