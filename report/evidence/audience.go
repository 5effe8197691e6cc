package evidence

// Audience is whose rows something is about, and so whose documents may print it (rules §14). The provider may read
// everything; the zero Audience is the provider alone: rows of which nobody knows whose they are.
//
// Rule §14 (clients-apart): A client's documents hold nothing of another client's.
type Audience struct {
	rows rowsOf
	name string // for named rows: a name of the client, folded
}

// rowsOf is how rows are related to the clients of a workspace.
type rowsOf uint8

const (
	rowsOfNobody    rowsOf = iota
	rowsOfEverybody        // they name no client, so that they are evidence of every agreement
	rowsOfSeveral          // they have a name that agreements of different clients share
	rowsOfOne
)

// AudienceOf is the audience of rows of one client, by any of its names.
func AudienceOf(client string) Audience { return Audience{rowsOfOne, Fold(client)} }

// AudienceOfSeveral is the audience of rows with a name that agreements of different clients share.
func AudienceOfSeveral(name string) Audience { return Audience{rowsOfSeveral, Fold(name)} }

// AudienceOfEverybody is the audience of rows that name no client.
func AudienceOfEverybody() Audience { return Audience{rows: rowsOfEverybody} }

// Counts tells whether rows are among the evidence of the view's client, alone or with others: then its documents
// count them.
//
// Convention client (accounts-by-client): A client's table of sources counts its own rows and those that name no
// client. What is found in the latter, in files as a whole and in rows of nobody is reported to the provider; with a
// single agreement it is the client's, except for rows that name another client.
func (v *View) Counts(a Audience) bool {
	switch a.rows {
	case rowsOfEverybody:
		return true
	case rowsOfOne, rowsOfSeveral:
		return v.names[a.name]
	}
	return false
}

// Concerned tells whether rows that could not be read may be evidence of the view's client: its own, everybody's, and
// those of which nobody knows whose they are.
func (v *View) Concerned(a Audience) bool { return a.rows == rowsOfNobody || v.Counts(a) }

// Reads tells whether rows are the view's client's and nobody else's: then its documents may print what was found in
// them. What was found in rows of several clients is for the provider.
func (v *View) Reads(a Audience) bool { return a.rows == rowsOfOne && v.names[a.name] }
