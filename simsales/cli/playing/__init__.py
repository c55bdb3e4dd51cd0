"""What `simsales play` is made of, line by line: loaded when somebody plays, and by no other command."""
