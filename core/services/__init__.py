"""The online world: one module per service, all of one shape. Only `core.sync` calls them."""
