// Package objectives reads the terms of the kinds of objectives: a table for each kind in the file that is named
// after it (figures.go has share, statistic and count), which kinds.go puts under their keys. What a kind without a
// table needs is in the tags of its fields.
package objectives
