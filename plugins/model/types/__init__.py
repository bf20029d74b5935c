"""What the values of fields may be, one type a file; `plugins.model.field_types` lists them."""
