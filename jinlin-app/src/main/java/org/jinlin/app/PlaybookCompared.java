package org.jinlin.app;

import java.util.List;
import org.jinlin.playbook.PlaybookDiff;

/// What differs in meaning between two versions, and between which two it can be asked.
///
/// @param from as `base/3`, as is `to`
public record PlaybookCompared(String from, String to, List<PlaybookDiff.Change> changes, List<PlaybookShelf.Line> versions) {}
