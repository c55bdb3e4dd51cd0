"""The offline folder: wheels, start files and where games go, for laptops without a network and people without rights."""
