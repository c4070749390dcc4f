"""The rich editor of prose: text model on one side, QTextDocument on the other."""
