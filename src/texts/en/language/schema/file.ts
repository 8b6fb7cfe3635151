export const schemaFile = {
  networkInput: 'Shape of what the network takes, without the batch, as in [100].',
  networkItem: 'A network: a list of layers, or {input: [100], layers: [...]}.',
  networkLayers: 'The layers of the network, in order.',
  sectionData: 'Where the data is, what is predicted, and how rows are split.',
  sectionFile: 'A Model Studio model file: data, model and training.',
  sectionModel: 'The layers of the network, in order.',
  sectionName: "Name of the model; the file's own name when left out.",
  sectionNetworks: 'Several networks by name, for adversarial training.',
  sectionTrain: 'How the network learns.',
} as const;
