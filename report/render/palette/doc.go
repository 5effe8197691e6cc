// Package palette has the colours of all documents: those of parties and verdicts with their signs (palette.go), the
// brand's, and what colours mix to and stand out from (rgb.go).
package palette
