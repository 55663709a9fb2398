"""Profile + trade -> first drafts of pages and posts. Pure: reads values, gives values, keeps nothing."""
