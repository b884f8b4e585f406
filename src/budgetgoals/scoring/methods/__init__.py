"""The scoring methods of this library, a file each; whatever stands here is registered."""
