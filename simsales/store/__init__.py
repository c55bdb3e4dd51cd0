"""What is kept between program runs: games and the answers given in them."""
