package chars

import "testing"

func TestMarksBetweenDigits(t *testing.T) {
	for _, c := range []struct {
		text  string
		mark  byte
		width int
	}{
		{".5", '.', 1}, {",5", ',', 1}, {" 5", ' ', 1}, {"'5", ' ', 1}, {"’5", ' ', 3}, {"\u00a05", ' ', 2},
		{"\u202f5", ' ', 3}, {"\u20095", ' ', 3}, {"5", 0, 0}, {"–", 0, 0},
	} {
		if mark, width := Mark([]byte(c.text)); mark != c.mark || width != c.width {
			t.Errorf("%q begins with %q of %d bytes, want %q of %d", c.text, mark, width, c.mark, c.width)
		}
	}
}

func TestOnlyASCIIIsLowered(t *testing.T) {
	if got := string(Lower([]byte("> "), []byte("AZ[Ä"))); got != "> az[Ä" {
		t.Error(got)
	}
}
