"""Work beside the screen: threads that read, judge or simulate, and post messages; handlers on the screen own every change.

Each file is one kind of work: a function to be handed to `BaseScreen.work`, and the messages it posts.
"""
