package cell

// Civil is a date and a time of day on some wall, without a zone.
type Civil struct {
	Year, Month, Day     int
	Hour, Minute, Second int
	Micros               int // part of the second, 0 to 999999
}
