"""The registers, a file each: what each step must know, who takes it, by when, and what bars it."""
