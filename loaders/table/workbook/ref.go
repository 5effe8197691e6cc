package workbook

// Bounds of a sheet (ECMA-376 part 1, §18.3.1.73; the limits of Excel).
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// ColumnName is the letter or letters of a column counted from 0: A, B, … Z, AA.
func ColumnName(column int) string {
	var letters []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters)
}

// readRef reads a reference such as AB12: the column counted from 0, the row from 1.
func readRef(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && column <= maxColumns; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, ok = readInt(ref[i:])
	return column - 1, row, ok && i > 0 && column <= maxColumns && row >= 1 && row <= maxRows
}

// readInt reads digits.
func readInt(text []byte) (n int, ok bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	for _, c := range text {
		if c -= '0'; c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return n, true
}
