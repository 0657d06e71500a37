package smi.networks;

/** The places of a training that need random numbers; each has its own, so that one more of them changes no other. */
enum SeedStream {
    INITIAL_PARAMETERS,
    SCALING,
    SPLIT,
    SHUFFLE,
    TRAINING,
    VALIDATION,
    MEMBER,
    BLOCKS,
    BOOTSTRAP,
    PARTS
}
