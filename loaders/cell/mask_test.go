package cell

import "testing"

// Decides: id-as-shown.
func TestMasksShowWholeNumbersAsSpreadsheetsDo(t *testing.T) {
	for _, c := range []struct{ format, number, want string }{
		{"00000", "123", "00123"},
		{"00000", "123456", "123456"},
		{"00000", "0", "00000"},
		{`"INC"0000000`, "42", "INC0000042"},
		{`\I\N\C0000`, "42", "INC0042"},
		{`"CR-"0`, "7", "CR-7"},
		{`"CR-"#`, "7", "CR-7"},
		{`000-000`, "12345", "012-345"},
		{`00" / "00;-0`, "1234", "12 / 34"},
		{`0" (old)"`, "5", "5 (old)"},
		{`"№"000`, "5", "№005"},
		{"00000", "42.0", "00042"},
	} {
		m := NewMask(c.format)
		if m == nil {
			t.Errorf("%s is no mask", c.format)
			continue
		}
		if got, ok := m.Shown([]byte(c.number)); !ok || string(got) != c.want {
			t.Errorf("%s of %s is %q, want %q", c.format, c.number, got, c.want)
		}
	}
	for _, format := range []string{
		"General", "0", "#", "#,##0", "0.00", "0%", "0.0E+00", "yyyy-mm-dd", "@", `"INC"`, `0"x`, "[Red]0", "# ?/?", "",
	} {
		if NewMask(format) != nil {
			t.Errorf("%s is a mask", format)
		}
	}
	for _, number := range []string{"-1", "1.5", "1E3", "x"} {
		if got, ok := NewMask("00000").Shown([]byte(number)); ok {
			t.Errorf("%s is shown as %q", number, got)
		}
	}
}
