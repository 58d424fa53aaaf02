"""Does it help, here? Reports that name nobody, made from figures people let be counted, beside what studies found."""
