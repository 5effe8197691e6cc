package pdf

// Options are how a document is drawn. The zero value draws with the shipped fonts, lists misses up to the
// built-in limit and attaches nothing.
type Options struct {
	// Fonts are the faces; nil takes the shipped ones, which are then read and measured for this document alone.
	Fonts *Fonts
	// Misses is how many misses of an objective are told, the heaviest first; 0 is the built-in limit. The text says
	// how many are left out, whose they are, and where they stand.
	Misses int
	// Attach are files that travel inside the document, in the order in which a viewer lists them.
	Attach []Attachment
}

// Attachment is a file inside the document (PDF 1.7, 7.11.4).
type Attachment struct {
	Name        string // file name without a folder; no two are the same
	Description string
	MIME        string // "application/json"; "" says nothing
	Content     []byte
}

// mostMisses is the built-in limit of misses told: a client with a thousand finds the rest where they can be
// searched.
const mostMisses = 40

// misses is how many misses of an objective are told.
func (o Options) misses() int {
	if o.Misses > 0 {
		return o.Misses
	}
	return mostMisses
}
