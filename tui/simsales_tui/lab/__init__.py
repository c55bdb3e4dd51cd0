"""The pages of the compare lab: each shows one thing of a comparison, and says what it would like to be looked for."""
