"""What is kept between builds; disposable."""
