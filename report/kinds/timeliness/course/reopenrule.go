package course

// ReopenRule says what becomes of the clock when a case is reopened (rules §4).
type ReopenRule string

// The forms; Resume is the default.
const (
	Resume  ReopenRule = "resume"
	First   ReopenRule = "first"
	Restart ReopenRule = "restart"
)
