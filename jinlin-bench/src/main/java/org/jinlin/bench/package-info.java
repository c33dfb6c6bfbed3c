/// The benches: how fast the product is, beside the same SQL without it and beside a workflow engine. No part of the
/// product; what they say is what they measured.
@NullMarked
package org.jinlin.bench;

import org.jspecify.annotations.NullMarked;
