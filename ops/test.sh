# ./switchpoint test
