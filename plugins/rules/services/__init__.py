"""What a service item must say: its elements, materials, legal basis, limits, fee and telephones."""
