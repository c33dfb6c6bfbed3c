/// What keeps the house as it was drawn: its rooms, its schema, its routes, its tidiness, and that its data could be spread
/// over many machines. A rule that breaks is mended in the product, not here.
@NullMarked
package org.jinlin.proof;

import org.jspecify.annotations.NullMarked;
