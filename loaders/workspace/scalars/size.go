package scalars

import (
	"strconv"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// Size is an amount of data in MB (2^20 bytes) or GB (2^30), in bytes.
func Size() shape.Of[int64] {
	return shape.Parsed(shape.Exactly(`^[1-9][0-9]{0,3} ?(MB|GB)$`), "an amount such as 512MB or 2GB",
		func(text string) (int64, string, bool) {
			for unit, shift := range map[string]int{"MB": 20, "GB": 30} {
				number, of := strings.CutSuffix(text, unit)
				number = strings.TrimSuffix(number, " ")
				if n, err := strconv.ParseUint(number, 10, 16); of && err == nil && len(number) <= 4 && number[0] != '0' {
					return int64(n) << shift, "", true
				}
			}
			return 0, "", false
		})
}
