export const runSimulate = async () => 2
