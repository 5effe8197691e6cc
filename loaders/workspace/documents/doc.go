// Package documents reads how the documents of a workspace or of an agreement look, in which language they are written,
// and who gets them.
package documents
