"""What a change of the register says, in a planner's words: the content as data, and a renderer for each medium."""
