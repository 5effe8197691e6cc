package evidence

// Severities of findings (see evidence.Finding).
const (
	Severe  = "error"
	Warning = "warning"
	Note    = "note"
)
