package units

// IsPercent recognises the percent sign and its words.
func IsPercent(unit []byte) bool {
	switch string(unit) {
	case "%", "pct", "percent", "per cent", "Prozent", "pourcent", "pour cent":
		return true
	}
	return false
}
