"""The training pipeline behind the compact packages: parallel text in, two `.argosmodel` files out. See README.md."""
