# The people of the demo: the table that the program prints in the terminal when it starts.
demo-who = Who
demo-bin = BIN
demo-iin = IIN
demo-password = Password
demo-may = What they may do
demo-citizens = Citizens, portal
