package digits

// Parse reads [+-]digits[.digits][E[+-]digits], with at least one digit and nothing else.
func Parse(text []byte) (d Decimal, ok bool) {
	i := 0
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		d.negative = text[0] == '-'
		i = 1
	}
	seen, count, point := false, 0, false
	for ; i < len(text); i++ {
		c := text[i] - '0'
		if text[i] == '.' && !point {
			point = true
			continue
		}
		if c > 9 {
			break
		}
		seen = true
		switch {
		case count < maxDigits:
			d.value = d.value*10 + uint64(c)
			if d.value > 0 {
				count++
			}
			if point {
				d.exponent--
			}
		default:
			d.dropped = d.dropped || c != 0
			if !point {
				d.exponent++
			}
		}
	}
	if !seen {
		return d, false
	}
	return d.withExponent(text[i:])
}

// withExponent adds an optional E part.
func (d Decimal) withExponent(text []byte) (Decimal, bool) {
	if len(text) == 0 {
		return d, true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return d, false
	}
	text = text[1:]
	sign := 1
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	if len(text) == 0 || len(text) > 4 {
		return d, false
	}
	power := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return d, false
		}
		power = power*10 + int(c-'0')
	}
	d.exponent += sign * power
	return d, true
}
