"""The engines that find them."""
