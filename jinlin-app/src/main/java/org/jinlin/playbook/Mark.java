package org.jinlin.playbook;

/// A place in a file. Line and column count from 1.
record Mark(String file, int line, int column) {}
