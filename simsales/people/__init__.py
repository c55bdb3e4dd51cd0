"""How reps decide: pure rules over what a rep knows, one file per question. Nothing here moves time or draws luck."""
